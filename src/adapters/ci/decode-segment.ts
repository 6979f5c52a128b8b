/** A segment of an address as it was before it was percent-encoded; undefined where it is not. */
export const decodeSegment = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};
