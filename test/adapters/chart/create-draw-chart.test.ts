import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createDrawChart } from "../../../src/adapters/chart/create-draw-chart.ts";
import { chartSpec } from "../../../src/digest/chart-spec.ts";
import { errorName } from "../../../src/views/error-name.ts";
import { aDigest } from "../../support/a-digest.ts";
import { anOccurrence } from "../../support/an-occurrence.ts";

const draw = createDrawChart();

/** Width, height and the colours of a PNG of 8-bit RGBA. */
const readPng = (png: Uint8Array) => {
  const bytes = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return { signature: bytes.subarray(1, 4).toString(), depth: bytes[24], colour: bytes[25], width, height, rows: unfiltered(inflateSync(Buffer.concat(parts)), width, height) };
};

/** https://www.w3.org/TR/png-3/#9Filters */
const unfiltered = (data: Buffer, width: number, height: number): Buffer[] => {
  const rows: Buffer[] = [];
  const stride = width * 4;
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (stride + 1)];
    const row = Buffer.from(data.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    const above = rows[y - 1];
    for (let x = 0; x < stride; x += 1) {
      const [left, up, corner] = [x < 4 ? 0 : (row[x - 4] ?? 0), above?.[x] ?? 0, x < 4 ? 0 : (above?.[x - 4] ?? 0)];
      const [pl, pu, pc] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      const paeth = pl <= pu && pl <= pc ? left : pu <= pc ? up : corner;
      const added = [0, left, up, Math.floor((left + up) / 2), paeth][filter ?? 0] ?? 0;
      row[x] = ((row[x] ?? 0) + added) % 256;
    }
    rows.push(row);
  }
  return rows;
};

const colours = (rows: Buffer[]): Map<string, number> => {
  const counted = new Map<string, number>();
  for (const row of rows) for (let x = 0; x < row.length; x += 4) counted.set(row.toString("hex", x, x + 4), (counted.get(row.toString("hex", x, x + 4)) ?? 0) + 1);
  return counted;
};

describe("a digest's chart", () => {
  test("is drawn as a PNG twice its size, opaque, in the colours of its errors, with its letters", async () => {
    const spec = chartSpec(aDigest(), errorName);
    expect(spec).not.toBeNull();
    if (spec === null) return;
    const { signature, width, height, rows } = readPng(await draw(spec));
    expect(signature).toBe("PNG");
    expect(width).toBeGreaterThan(1_280);
    expect(height).toBeGreaterThan(480);
    const found = colours(rows);
    for (const fill of ["0072b2", "e69f00", "56b4e9", "cc79a7", "8a8a8a"]) expect([fill, (found.get(`${fill}ff`) ?? 0) > 500]).toEqual([fill, true]);
    expect((found.get("ffffffff") ?? 0) / (width * height)).toBeGreaterThan(0.5);
    expect([...found.keys()].filter((colour) => !colour.endsWith("ff"))).toEqual([]);
    // Text is drawn: without the font there would be no ink.
    expect(found.get("1d1c1dff") ?? 0).toBeGreaterThan(2_000);
  });

  test("is drawn for one occurrence, for many errors and for thousands", async () => {
    const times = (count: number) => Array.from({ length: count }, (_, at) => anOccurrence("2026-11-18T10:00:00.000Z", { errorId: ["push/413", "push/5XX", "push/412", "http/500", "http/502", "http/503", "http/401"][at % 7] ?? "" }));
    for (const count of [1, 7, 70_000]) {
      const spec = chartSpec(aDigest({ occurrences: times(count), muteOf: () => undefined }), errorName);
      expect((spec === null ? [] : await draw(spec)).length).toBeGreaterThan(10_000);
    }
  });

  test("is none where nothing was met", () => {
    expect(chartSpec(aDigest({ occurrences: [] }), errorName)).toBeNull();
  });
});
