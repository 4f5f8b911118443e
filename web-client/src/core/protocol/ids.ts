/** F5: identifiers that clients make. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const NAME = /^[a-z][A-Za-z0-9]{0,31}$/;

export const isId = (text: string): boolean => ID.test(text);
export const isName = (text: string): boolean => NAME.test(text);
