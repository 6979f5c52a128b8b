/**
 * Methods that zod gives every schema or every string, and that no schema here is made with: each would bring its own schema class along.
 * The build fails where a bundle calls one.
 */
export const unusedSchemaMethods: readonly string[] = (
  "email url jwt emoji guid uuid uuidv4 uuidv6 uuidv7 nanoid cuid cuid2 ulid base64 base64url xid ksuid ipv4 ipv6 cidrv4 cidrv6 e164 duration " +
  "nonoptional and prefault readonly superRefine overwrite describe meta brand register multipleOf step safe slugify lowercase uppercase " +
  "safeEncode safeDecode encodeAsync decodeAsync safeEncodeAsync safeDecodeAsync"
).split(" ");
