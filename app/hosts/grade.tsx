import { copyWords, GRADE_WORDS, GRADES, type Graded } from '@/catalog';
import { Day } from '../components/day';

/** The letter alone; what it means stands below the table and in the tooltip. */
export function GradeMark({ graded }: { graded: Graded | null }) {
  if (!graded) return <span className="soft">not graded</span>;
  return (
    <span className="tag" title={graded.reason}>
      <span className="sr-only">Grade </span>
      {graded.grade}
    </span>
  );
}

/** The letter with its reason, and the body that proved the module. */
export function GradeLine({ graded }: { graded: Graded }) {
  const { grade, reason, proven } = graded;
  return (
    <span>
      <b>Grade {grade}</b>: {reason}
      {proven && (
        <>
          {' '}
          (
          <a href={proven.url} rel="nofollow noopener">
            its source
          </a>{' '}
          of <Day day={proven.seen.date} precision={proven.seen.precision} />
          {copyWords(proven)})
        </>
      )}
    </span>
  );
}

export function GradeLegend() {
  return (
    <p className="small soft mt-2" id="grades">
      Grades:{' '}
      {GRADES.map((grade, i) => (
        <span key={grade}>
          {i > 0 && '; '}
          <b>{grade}</b>, {GRADE_WORDS[grade]}
        </span>
      ))}
      .
    </p>
  );
}
