import styles from "./skeleton.module.css";

export interface SkeletonProps {
  /** How many rows are expected. */
  rows: number;
}

/** Still shapes where rows of banks or accounts will appear. Says nothing: the list around it is `aria-busy`. */
export function Skeleton({ rows }: SkeletonProps) {
  return (
    <div className={styles["rows"]} aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles["row"]} />
      ))}
    </div>
  );
}
