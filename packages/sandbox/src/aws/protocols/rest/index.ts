export { checksumAlgorithms, checksums } from './checksums';
export type { ChecksumAlgorithm } from './checksums';
export { element, many } from './HttpBinding';
export type { HttpBinding, XmlElement } from './HttpBinding';
export { restXmlProtocol } from './restXml';
export { matchRoute } from './route';
