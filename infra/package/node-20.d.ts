// What node-20.mjs adds to Node 20, for a check of the types that knows no newer JavaScript.
interface MapConstructor {
  groupBy<K, T>(items: Iterable<T>, keySelector: (item: T, index: number) => K): Map<K, T[]>;
}
