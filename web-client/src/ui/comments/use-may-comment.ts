import { useRole } from '../../react';

/** Owners, editors and commenters write comments; viewers read them. */
export function useMayComment(): boolean {
  return useRole() !== 'viewer';
}
