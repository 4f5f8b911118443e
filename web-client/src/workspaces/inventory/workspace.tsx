import { kinds } from '../../app/kinds';
import PlainWorkspace from '../plain/workspace';

export default function InventoryWorkspace() {
  return <PlainWorkspace name="inventory" kind={kinds.find(({ kind }) => kind === 'inventory')} />;
}
