import { AwsError } from './errors';
import { pageSize } from './pageLimit';

interface Paging<In extends string, Out extends string, Size extends string> {
  /** Input member that holds the token. */
  tokenIn: In;
  /** Output member that holds the next token. */
  tokenOut: Out;
  /** Input member that holds the page size, where there is one. */
  sizeIn?: Size;
  /** Page size where none is asked for. */
  default: number;
  /** Largest page; more than that is cut. */
  max: number;
  /** The error of a token that is not ours; ValidationException where absent. */
  invalidToken?: () => AwsError;
}

type PageInput<In extends string, Size extends string> = {
  [N in In]?: string;
} & { [N in Size]?: number };

/** A page of `items`, and the token of the next page where there is one. */
export function paginate<
  T,
  const In extends string,
  const Out extends string,
  const Size extends string = never,
>(
  items: T[],
  input: PageInput<NoInfer<In>, NoInfer<Size>>,
  paging: Paging<In, Out, Size>,
): { items: T[] } & { [N in Out]?: string } {
  const { start, end, ...page } = pageRange(items.length, input, paging);
  return { items: items.slice(start, end), ...page } as {
    items: T[];
  } & { [N in Out]?: string };
}

/** Which of so many items a page has, and the token of the next page where there is one. */
export function pageRange<
  const In extends string,
  const Out extends string,
  const Size extends string = never,
>(
  count: number,
  input: PageInput<NoInfer<In>, NoInfer<Size>>,
  paging: Paging<In, Out, Size>,
): { start: number; end: number } & { [N in Out]?: string } {
  const start = readToken(input[paging.tokenIn], count, paging);
  const { sizeIn } = paging;
  const asked: number | undefined = sizeIn && input[sizeIn];
  const size = pageSize(Math.min(asked || paging.default, paging.max));
  const end = Math.min(start + size, count);
  return {
    start,
    end,
    ...(end < count && { [paging.tokenOut]: writeToken(end) }),
  } as { start: number; end: number } & { [N in Out]?: string };
}

function writeToken(offset: number): string {
  return Buffer.from(`page:${offset}`).toString('base64url');
}

function readToken(
  token: string | undefined,
  length: number,
  { invalidToken }: { invalidToken?: () => AwsError },
): number {
  if (!token) {
    return 0;
  }
  const text = Buffer.from(token, 'base64url').toString();
  const [, offset] = /^page:(\d{1,9})$/.exec(text) ?? [];
  if (offset === undefined || writeToken(Number(offset)) !== token) {
    throw (
      invalidToken?.() ??
      new AwsError('ValidationException', 'Invalid pagination token.')
    );
  }
  return Math.min(Number(offset), length);
}
