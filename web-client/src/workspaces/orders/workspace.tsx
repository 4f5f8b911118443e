import { kinds } from '../../app/kinds';
import PlainWorkspace from '../plain/workspace';

export default function OrdersWorkspace() {
  return <PlainWorkspace name="orders" kind={kinds.find(({ kind }) => kind === 'orders')} />;
}
