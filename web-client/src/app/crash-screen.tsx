import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from '../i18n/texts';
import { Button } from '../ui/kit/button';
import { Notice } from '../ui/shell/notice';

/** Catches what no code expected, says so, and offers the way back. What was typed is on the device already. */
export class CrashScreen extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { t } = useTranslation();
  return (
    <Notice
      icon={TriangleAlert}
      title={t('crash.title')}
      testId="crashed"
      actions={
        <Button look="primary" onClick={() => location.reload()}>
          {t('crash.reload')}
        </Button>
      }
    >
      <p>{t('crash.text')}</p>
    </Notice>
  );
}
