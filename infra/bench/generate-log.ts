/** Kinds of logs that the bench reads: nothing of Coveo in it, nothing but others' errors, an error of Coveo's every few lines. */
export const logKinds = ["clean", "noisy", "hit-rich"] as const;
export type LogKind = (typeof logKinds)[number];
export const isLogKind = (name: string): name is LogKind => logKinds.some((kind) => kind === name);

const stamp = (line: number): string => new Date(Date.UTC(2026, 10, 2) + line * 13).toISOString().replace("Z", "4567Z");

const ordinary: readonly ((line: number) => string)[] = [
  (line) => `##[group]Run actions/setup-node@v4 step ${line % 97}`,
  (line) => `[INFO] Compiling ${(line * 7) % 991} source files to /home/runner/work/shop/shop/target/classes`,
  (line) => `Downloaded https://repo.maven.apache.org/maven2/org/acme/module-${line % 613}/1.${line % 31}.0/module-${line % 613}.jar (${line % 997} kB at ${line % 53} MB/s)`,
  (line) => ` ✓ src/components/cart/price-${line % 400}.test.ts (${line % 23} tests) ${line % 900}ms`,
  (line) => `npm warn deprecated glob@7.2.${line % 9}: Glob versions prior to v9 are no longer supported`,
  (line) => `\u001B[36;1m  webpack ${line % 5}.88.${line % 3} compiled module ./node_modules/lodash/_base${line % 800}.js in ${line % 4000} ms\u001B[0m`,
  (line) => `DEBUG c.a.shop.checkout.OrderRepository - loaded ${line % 5000} rows for customer ${(line * 31) % 100_000}`,
];
const foreign: readonly ((line: number) => string)[] = [
  (line) => `npm error 401 Unauthorized - GET https://npm.pkg.github.com/@acme%2fui-${line % 40}`,
  (line) => `HttpError: API rate limit exceeded, status 429 from https://api.github.com/repos/acme/shop/actions/runs/${line}`,
  (line) => `Error response from daemon: received unexpected HTTP status: 503 Service Unavailable (attempt ${line % 5})`,
  (line) => `{"level":"error","status":403,"message":"ACCESS_DENIED","code":"AccessDenied","requestId":"${line}"}`,
];
const coveo: readonly ((line: number) => string)[] = [
  (line) => `PUT https://api.cloud.coveo.com/push/v1/organizations/acme/sources/acme-s1/documents?documentId=${line} -> 202 Accepted`,
  (line) => `ERROR PUT response: {"message":"Too many requests","errorCode":"TOO_MANY_REQUESTS","requestID":"id-${line}"}`,
];

/** A line of such a log; the same number always gives the same line. */
export const logLine = (kind: LogKind, line: number): string => {
  const rows = kind === "clean" || line % 3 !== 0 ? ordinary : kind === "noisy" ? foreign : line % 30 === 0 ? coveo : ordinary;
  const row = rows[(line * 7 + Math.floor(line / 30)) % rows.length] ?? ordinary[0];
  return `${stamp(line)} ${row?.(line) ?? ""}\n`;
};

/** A log of about `size` bytes in pieces of about a mebibyte. A piece is made once and repeated: making it must cost less than reading it. */
export function* generateLog(kind: LogKind, size: number): Generator<Uint8Array> {
  const pieces = [0, 1, 2, 3].map((part) => new TextEncoder().encode(Array.from({ length: 9000 }, (_, line) => logLine(kind, part * 9000 + line)).join("")));
  for (let made = 0, part = 0; made < size; part += 1) {
    const piece = pieces[part % pieces.length] ?? new Uint8Array();
    yield piece.subarray(0, size - made);
    made += piece.length;
  }
}
