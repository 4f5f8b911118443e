export { compose } from './compose';
export { apply, invert, splicesOf, type Edit, type Splice, type Spliced, type SpliceFlaw } from './splice';
export { cross, transform, type Crossed, type First } from './transform';
