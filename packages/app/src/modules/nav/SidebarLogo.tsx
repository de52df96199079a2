import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  link: {
    display: 'flex',
    alignItems: 'center',
    height: 3 * sidebarConfig.logoHeight,
    paddingLeft: 22,
    color: '#fff',
    fontSize: 22,
    fontWeight: 600,
    letterSpacing: 0.5,
    whiteSpace: 'nowrap',
  },
});

export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();

  return (
    <Link to="/" underline="none" className={classes.link} aria-label="Home">
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
        <rect width="28" height="28" rx="6" fill="#0f766e" />
        <path d="M14 5 L22.5 23 H18.7 L14 12.4 L9.3 23 H5.5 Z" fill="#fff" />
        <circle cx="14" cy="20.5" r="2.3" fill="#fbbf24" />
      </svg>
      {isOpen && <span style={{ marginLeft: 12 }}>Atelier</span>}
    </Link>
  );
};
