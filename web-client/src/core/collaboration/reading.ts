// What is read for a person who looks: loaded with the first look.
export { Feed } from './feed';
export { Notifications } from './notifications';
export { threadsOn } from './threads';
