// All that only rooms with texts need.
export { difference, spliced } from '../replica/text';
export { WaitingTexts } from '../room/waiting-texts';
export { compose, cross, splicesOf } from '.';
