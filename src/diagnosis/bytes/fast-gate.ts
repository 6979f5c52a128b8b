import type { Gate } from "./gate.ts";
import { gateModule } from "./gate-module.ts";
import { type Needle, needles } from "./needles.ts";

type Exports = {
  memory: { buffer: ArrayBuffer; grow(pages: number): number };
  next: { value: number };
  hits(from: number, to: number): number;
  newlines(from: number, to: number): number;
};

/** Where gate.wat has its tables, what it found, and the log. */
const place = { tables: 0, first: 128, masks: 320, distances: 512, hits: 1024, log: 32_768 };
const page = 65_536;
const slack = 64;

/** The gate in WebAssembly: many bytes in one step, so that a log without Coveo in it costs hardly more than reading it. */
export const createFastGate = (size: number): Gate => {
  const { memory: own, next, hits, newlines } = instantiate();
  const missing = place.log + size + slack - own.buffer.byteLength;
  if (missing > 0) own.grow(Math.ceil(missing / page));
  const bytes = new Uint8Array(own.buffer);
  writeNeedles(new DataView(own.buffer));
  const found = new Int32Array(own.buffer, place.hits, 4096);
  const memory = bytes.subarray(place.log, place.log + size);
  return {
    memory,
    hits: (from, to) => {
      const starts: number[] = [];
      for (let at = from; at < to; at = next.value - place.log) {
        const count = hits(place.log + at, place.log + to);
        for (const start of found.subarray(0, count)) if (isNeedle(memory, start - place.log, from, to)) starts.push(start - place.log);
      }
      return starts.toSorted((a, b) => a - b);
    },
    newlines: (from, to) => newlines(place.log + from, place.log + to),
  };
};

// The types of WebAssembly come with the DOM's, which the rest of the project has no use for.
type Assembly = { Module: new (bytes: Uint8Array) => object; Instance: new (module: object) => { exports: Exports } };
let compiled: object | undefined;
const instantiate = (): Exports => {
  const { Module, Instance } = (globalThis as unknown as { WebAssembly: Assembly }).WebAssembly;
  compiled ??= new Module(Uint8Array.from(atob(gateModule), (letter) => letter.charCodeAt(0)));
  return new Instance(compiled).exports;
};

const codes = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0) | 0x20);

/** Bit n of a table's entry says that needle n (or n + 8, n + 16) has a byte with this nibble at this place. */
const writeNeedles = (view: DataView): void => {
  for (const [number, { text, rare }] of needles.entries()) {
    for (const [position, code] of codes(rare).entries())
      for (const [half, nibble] of [code & 15, code >> 4].entries()) {
        const at = place.tables + (position * 2 + half) * 16 + nibble;
        view.setUint8(at, view.getUint8(at) | (1 << (number % 8)));
      }
    for (const [position, code] of codes(text).slice(0, 8).entries()) {
      view.setUint8(place.first + number * 8 + position, code);
      view.setUint8(place.masks + number * 8 + position, 255);
    }
    view.setInt32(place.distances + number * 4, text.indexOf(rare), true);
  }
  // A place that no needle takes compares equal to nothing.
  for (let number = needles.length; number < 24; number += 1) view.setBigUint64(place.first + number * 8, 1n, true);
};

/** The assembly compares eight bytes and takes `@` for a grave accent; here every letter counts. */
const isNeedle = (memory: Uint8Array, start: number, from: number, to: number): boolean =>
  start >= from && needles.some((needle) => start + needle.text.length <= to && matches(memory, start, needle));

const matches = (memory: Uint8Array, start: number, { text }: Needle): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    const byte = memory[start + at] ?? 0;
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== text.charCodeAt(at)) return false;
  }
  return true;
};
