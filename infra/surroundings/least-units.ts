/**
 * What a call of the table costs at least, which the embedded database does not tell: a read that finds nothing costs a unit (half of one where it need not be consistent),
 * and so does a write that is refused. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export const leastUnits = (action: string, isConsistent: boolean): number => (isRead(action) && !isConsistent ? 0.5 : 1);

/** Of a call's name, as the protocol or the SDK has it. */
export const isRead = (action: string): boolean => /GetItem|Query|Scan/.test(action);
