export const Empty = ({ command }: { command: string }) => (
  <div className="empty">
    <h2>Nothing here yet</h2>
    <p>Type <code>{command} 429</code> below, or let a pipeline fail.</p>
  </div>
);
