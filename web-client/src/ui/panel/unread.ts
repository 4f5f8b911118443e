import { useThreads } from '../comments/talk';

/** How many comments of others in this room this person has not seen. */
export function useUnreadComments(): number {
  return useThreads().reduce((sum, { unread }) => sum + unread, 0);
}
