// The only script of the site: it asks the index that lies beside it, and nobody else.
addEventListener("DOMContentLoaded", () => {
  new PagefindUI({ element: "#search", showSubResults: false, showImages: false, resetStyles: false });
  document.querySelector("#search input").setAttribute("aria-labelledby", "title");
});
