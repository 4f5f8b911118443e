import { kinds } from '../../app/kinds';
import PlainWorkspace from '../plain/workspace';

export default function PartyWorkspace() {
  return <PlainWorkspace name="party-budget" kind={kinds.find(({ kind }) => kind === 'party-budget')} />;
}
