/** Cards in the shape of what comes. */
export function CardSkeletons() {
  return (
    <section class="cards" aria-busy="true" aria-label="Loading miners">
      {[1, 2, 3].map((card) => (
        <div key={card} class="card">
          <div class="skeleton skeleton-title" />
          <div class="skeleton skeleton-figure" />
          <div class="skeleton skeleton-row" />
        </div>
      ))}
    </section>
  );
}
