import type { ReactNode } from 'react';

interface Props {
  readonly agency: string;
  readonly title: string;
  readonly number?: string;
  /** Stands at the foot of every page. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A document on A4. The table keeps room for the foot on each page; the foot itself is fixed, which Chromium repeats on every printed page. */
export function PaperPage({ agency, title, number, foot, children }: Props): ReactNode {
  return (
    <>
      <table className="paper-page">
        <tbody>
          <tr>
            <td>
              <header>
                <p className="paper-agency">{agency}</p>
                <h1>{title}</h1>
                {number && <p className="paper-number">{number}</p>}
              </header>
              {children}
            </td>
          </tr>
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <td className="paper-foot-room" />
            </tr>
          </tfoot>
        )}
      </table>
      {foot && <div className="paper-foot">{foot}</div>}
    </>
  );
}
