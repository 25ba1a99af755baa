import fc from 'fast-check';
import { rawPost } from './raw.ts';

const path = '/pan-to-gst';
const body = '{"pan_number":"ABCDE1234F"}';

/** A good request under an id of its own. */
export const goodRequest = (id: string) => rawPost(path, body, { 'X-Request-Id': id });

/** One that hides in the body of another; whoever answers it was led astray. */
export const smuggled = goodRequest('smuggled');

const head = (lines: string[], method = 'POST') =>
  [`${method} ${path} HTTP/1.1`, 'Host: localhost', 'X-API-Key: my-secret-key-123', ...lines, '', ''].join('\r\n');
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const hidden = `0\r\n\r\n${smuggled}`;
const length = (value: string | number) => `Content-Length: ${value}`;
const coding = (value: string) => `Transfer-Encoding: ${value}`;

/** Requests of which one may doubt where they end: each is refused, and its connection closed. */
export const doubtful: [name: string, bytes: string][] = [
  ['a length and chunks', head([length(hidden.length), coding('chunked')]) + hidden],
  ['chunks and a length', head([coding('chunked'), length(4)]) + hidden],
  ['chunks and a length of nought', head([coding('chunked'), length(0)]) + hidden],
  ['two lengths', head([length(0), length(smuggled.length)]) + smuggled],
  ['the same length twice', head([length(0), length(0)]) + smuggled],
  ['a list of lengths', head([length('0, 0')]) + smuggled],
  ['a length with a sign', head([length('+5')]) + smuggled],
  ['a length below nought', head([length('-1')]) + smuggled],
  ['a length in hexadecimal', head([length('0x10')]) + smuggled],
  ['a length with a point', head([length('0.0')]) + smuggled],
  ['a length without end', head([length('9'.repeat(30))]) + smuggled],
  ['an empty length', head(['Content-Length:']) + smuggled],
  ['a length with a space before the colon', head(['Content-Length : 5']) + smuggled],
  ['chunks with a space before the colon', head(['Transfer-Encoding : chunked']) + hidden],
  ['chunks behind a tab', head(['Transfer-Encoding\t: chunked']) + hidden],
  ['chunks that are not last', head([coding('chunked, identity')]) + hidden],
  ['two codings, of which chunks are first', head([coding('chunked'), coding('identity')]) + hidden],
  ['a coding that is almost chunks', head([coding('xchunked')]) + hidden],
  ['a coding that nobody knows', head([coding('cow')]) + hidden],
  ['a folded header', head(['X-Odd: a\r\n b', coding('chunked')]) + hidden],
  ['a folded coding', head(['Transfer-Encoding:\r\n chunked']) + hidden],
  ['a header line that ends in CR alone', head([`X-Odd: a\r${coding('chunked')}`]) + hidden],
  ['a NUL in a header', head([`X-Odd: a\u0000b`, length(0)]) + smuggled],
  ['a NUL in a header’s name', head([`X\u0000Odd: b`, length(0)]) + smuggled],
  ['a header without a colon', head(['X-Odd', length(0)]) + smuggled],
  ['a header without a name', head([': b', length(0)]) + smuggled],
  ['a space before the first header', head([]).replace('Host', ' Host') + smuggled],
  ['a size of a chunk that is no number', `${head([coding('chunked')])}zz\r\n${smuggled}`],
  ['a size of a chunk with a sign', `${head([coding('chunked')])}-1\r\n${smuggled}`],
  ['a size of a chunk with a prefix', `${head([coding('chunked')])}0x0\r\n\r\n${smuggled}`],
  ['a size of a chunk without end', `${head([coding('chunked')])}${'f'.repeat(20)}\r\n${smuggled}`],
  ['a chunk that is longer than it says', `${head([coding('chunked')])}1\r\n${body}\r\n${hidden}`],
  ['a chunk that ends in LF', `${head([coding('chunked')])}0\n\n${smuggled}`],
  ['extensions of a chunk without end', `${head([coding('chunked')])}1;${'a'.repeat(20_000)}\r\n{\r\n${hidden}`],
  [
    'trailers without end',
    `${head([coding('chunked')])}${chunk(body)}0\r\n${`X-Odd: ${'b'.repeat(100)}\r\n`.repeat(400)}\r\n${smuggled}`,
  ],
  ['HTTP/0.9', `GET ${path}\r\n\r\n${smuggled}`],
  ['HTTP/2.0', head([length(0)]).replace('HTTP/1.1', 'HTTP/2.0') + smuggled],
  ['HTTP/1.2', head([length(0)]).replace('HTTP/1.1', 'HTTP/1.2') + smuggled],
  ['no version', head([length(0)]).replace(' HTTP/1.1', '') + smuggled],
  ['a method in small letters', head([length(0)], 'post') + smuggled],
  ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000'],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
];

const piece = fc.oneof(
  fc.constantFrom(
    '\r',
    '\n',
    '\r\n',
    '\r\n\r\n',
    '\u0000',
    ' ',
    '\t',
    ':',
    ';',
    '0',
    'f',
    '-',
    '\u00ff',
    '%',
    '/',
    '?',
  ),
  fc.constantFrom(
    'Content-Length: 5\r\n',
    'Content-Length: 99999999999\r\n',
    'Transfer-Encoding: chunked\r\n',
    'Host: x\r\n',
  ),
  fc.constantFrom(
    'Expect: 100-continue\r\n',
    'Upgrade: h2c\r\nConnection: upgrade\r\n',
    'Connection: close\r\n',
    'HTTP/1.0',
  ),
  fc.constantFrom('0\r\n\r\n', '5\r\nhello\r\n', `X-Long: ${'x'.repeat(20_000)}\r\n`, 'X: y\r\n'.repeat(3000)),
  fc.string({ unit: 'binary-ascii', maxLength: 8 }),
);

interface Change {
  at: number;
  cut: number;
  put: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.constantFrom(0, 0, 0, 1, 2, 20),
  put: fc.oneof(piece, piece, fc.constant('')),
});

/** How requests are spoilt before they are sent. */
export interface Spoilt {
  /** How many good ones there were, one behind the other. */
  requests: number;
  changes: Change[];
  /** LF in place of CRLF. */
  bare: boolean;
  /** The share of the bytes that is sent. */
  until: number;
}

export const spoilt: fc.Arbitrary<Spoilt> = fc.record({
  requests: fc.integer({ min: 1, max: 4 }),
  changes: fc.array(change, { maxLength: 4 }),
  bare: fc.constantFrom(false, false, false, false, true),
  until: fc.constantFrom(1, 1, 1, 1, 0.3, 0.9, 0.99),
});

/** What goes over the wire, each request under its own id. */
export function bytesOf({ requests, changes, bare, until }: Spoilt): Buffer {
  let text = Array.from({ length: requests }, (_, i) => goodRequest(`fuzz-${i}`)).join('');
  for (const { at, cut, put } of changes) {
    const from = Math.floor(at * text.length);
    text = text.slice(0, from) + put + text.slice(from + cut);
  }
  if (bare) text = text.replaceAll('\r\n', '\n');
  return Buffer.from(text.slice(0, Math.ceil(text.length * until)), 'latin1');
}
