// zod gives every schema these methods; nothing here calls them.
const unused = () => () => {
  throw new Error("toJSONSchema is left out of this bundle: infra/build/left-out.ts");
};
export const createToJSONSchemaMethod = unused;
export const createStandardJSONSchemaMethod = unused;
