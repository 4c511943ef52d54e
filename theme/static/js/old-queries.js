// Leads on from an old address that only a query tells apart, such as /?p=12; any other address costs nothing.
"use strict";

(() => {
  const query = new URLSearchParams(location.search);
  const name = ["p", "page_id", "attachment_id"].find((known) => query.has(known));
  if (!name || !/^[1-9][0-9]*$/.test(query.get(name))) return;

  fetch(document.currentScript.dataset.redirects)
    .then((answer) => answer.json())
    .then((redirects) => {
      const target = redirects[`${name}=${query.get(name)}`];
      if (target) location.replace(target + location.hash);
    })
    .catch(() => {}); // the front page stays
})();
