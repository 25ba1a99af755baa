const own = ["'self'"];

/** What the console's pages may load and send: nothing but from here, and no script or style that stands in a page. */
export const consolePolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: own,
  styleSrc: own,
  imgSrc: [...own, 'data:'],
  connectSrc: own,
  baseUri: ["'none'"],
  formAction: own,
  frameAncestors: ["'none'"],
};
