export function Mark({ size = 18 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden focusable="false">
      <circle cx="32" cy="32" r="27" fill="none" stroke="var(--accent)" strokeWidth="8" />
      <circle cx="32" cy="32" r="12" fill="var(--accent)" />
    </svg>
  );
}
