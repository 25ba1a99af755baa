// dist/late-web.cjs: Node's Request, Response and Headers come with its whole HTTP client, which takes a seventh of a start
// to load. @hono/node-server extends them, and seldom needs more of them than that: so they are loaded with the first one
// that is made, and until then there is a class in the place of each.

const late = ['Request', 'Response', 'Headers'].flatMap((name) => {
  const { get } = Object.getOwnPropertyDescriptor(globalThis, name) ?? {};
  // A Node that has it at hand needs no help.
  return get ? [lateClass(name, () => get.call(globalThis))] : [];
});

for (const { stand } of late) {
  Object.defineProperty(globalThis, stand.name, { value: stand, writable: true, configurable: true });
}

/** A class that becomes the platform's own: what extends it, extends that from then on. */
function lateClass(name, read) {
  let real;
  class Late {
    constructor(...given) {
      for (const { become } of late) become();
      // biome-ignore lint/correctness/noConstructorReturn: the platform makes it, with the prototype of what was asked for
      return Reflect.construct(real, given, new.target);
    }
  }
  function hasInstance(value) {
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    // The platform makes some by itself, such as the answer of `fetch`.
    return this === Late && value?.constructor?.name === name && value instanceof become();
  }
  function become() {
    if (real) return real;
    const standing = Object.getOwnPropertyDescriptor(globalThis, name);
    real = read();
    // Node's getter puts what it has loaded in the place of what stands there by now, such as the adapter's.
    Object.defineProperty(globalThis, name, standing);
    Object.setPrototypeOf(Late, real);
    Object.setPrototypeOf(Late.prototype, real.prototype);
    return real;
  }
  // Until then whoever asks for more than stands here, such as `Response.json`, has it loaded.
  Object.setPrototypeOf(Late, new Proxy({}, { get: (_, member, asked) => Reflect.get(become(), member, asked) }));
  const stand = Object.defineProperties(Late, { name: { value: name }, [Symbol.hasInstance]: { value: hasInstance } });
  return { stand, become };
}
