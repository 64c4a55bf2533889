import type { JSX } from 'preact';

/**
 * The right end of Windows 11's taskbar: the pane behind the little arrow, and Vigie's icon on its way from there to the
 * clock.
 */
export function TaskbarPicture({ label }: { label: string }): JSX.Element {
  return (
    <svg class="taskbar-picture" viewBox="0 0 360 140" role="img" aria-label={label} focusable="false">
      <rect class="desk" width="360" height="140" rx="8" />
      <path class="bar" d="M0 100H360V132a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8Z" />
      <path class="edge" d="M0 100H360" />
      <rect class="flyout" x="52" y="14" width="120" height="74" rx="8" />
      <g class="others">
        <rect x="70" y="27" width="16" height="16" rx="4" />
        <circle cx="112" cy="35" r="8" />
        <rect x="138" y="27" width="16" height="16" rx="8" />
        <rect x="70" y="59" width="16" height="16" rx="4" />
      </g>
      <rect class="gone" x="101" y="56" width="22" height="22" rx="4" />
      <path class="way" d="M126 67C164 67 172 78 179 96" />
      <path class="way-head" d="M171.5 91 180 98.5 184.5 88" />
      <path class="sign" d="M106 123 112 117 118 123" />
      <rect class="spot" x="164" y="102" width="36" height="36" rx="6" />
      <VigieIcon x={171} y={109} />
      <path class="sign" d="M222 117A12 12 0 0 1 240 117M225.5 120.5A7 7 0 0 1 236.5 120.5" />
      <circle class="dot" cx="231" cy="124.5" r="1.8" />
      <path class="sign" d="M256 117.5H260L265 113.5V126.5L260 122.5H256ZM269 116.5A5 5 0 0 1 269 123.5" />
      <g class="clock">
        <rect x="303" y="110" width="36" height="5" rx="2.5" />
        <rect x="289" y="123" width="50" height="5" rx="2.5" />
      </g>
    </svg>
  );
}

/** The tray icon while all is well, 22 units wide. */
function VigieIcon({ x, y }: { x: number; y: number }): JSX.Element {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect class="letter" x="0" y="2" width="20" height="15" rx="2" />
      <path class="flap" d="M1 4 10 11 19 4" />
      <circle class="well" cx="16" cy="16" r="6" />
      <path class="well-sign" d="M13.2 16.2 15.2 18.2 19 14" />
    </g>
  );
}
