// In place of a package that Bolt loads and a Lambda never uses: whatever it exports fails when it is called or made.
const unused = (name) =>
  function leftOut() {
    throw new Error(`${name} is left out of this bundle: infra/build/left-out.ts`);
  };

module.exports = new Proxy({}, { get: (_, name) => (typeof name === "symbol" ? undefined : unused(name)) });
