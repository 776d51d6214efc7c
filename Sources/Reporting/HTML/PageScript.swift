/// The script of the page: sorting, printing, and light or dark. All it does beyond what the page
/// shows without it is order, never content.
let pageScript = ScriptText(
  """
  (function () {
    'use strict';
    var root = document.documentElement;
    document.querySelectorAll('[hidden]').forEach(function (part) { part.hidden = false; });
    var dark = window.matchMedia('(prefers-color-scheme: dark)');
    document.getElementById('theme').addEventListener('click', function () {
      var now = root.dataset.theme || (dark.matches ? 'dark' : 'light');
      root.dataset.theme = now === 'dark' ? 'light' : 'dark';
    });
    document.getElementById('print').addEventListener('click', function () { window.print(); });
    var closed = [];
    window.addEventListener('beforeprint', function () {
      closed = Array.from(document.querySelectorAll('details:not([open])'));
      closed.forEach(function (part) { part.open = true; });
    });
    window.addEventListener('afterprint', function () {
      closed.forEach(function (part) { part.open = false; });
    });
    function key(row, column) {
      var text = row.cells[column].textContent.trim();
      var number = parseFloat(text.replace(/,/g, ''));
      return column === 0 ? text : isNaN(number) ? -1 : number;
    }
    function compare(a, b) {
      return typeof a === 'string' ? a.localeCompare(b) : a - b;
    }
    document.querySelectorAll('table[data-sortable]').forEach(function (table) {
      var heads = Array.from(table.tHead.rows[0].cells);
      heads.forEach(function (head, column) {
        if (head.classList.contains('bar-column')) { return; }
        var button = document.createElement('button');
        button.type = 'button';
        button.textContent = head.textContent;
        head.textContent = '';
        head.appendChild(button);
        button.addEventListener('click', function () {
          var now = head.getAttribute('aria-sort');
          var order = now ? (now === 'descending' ? 'ascending' : 'descending')
            : column === 0 ? 'ascending' : 'descending';
          heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
          head.setAttribute('aria-sort', order);
          var sign = order === 'ascending' ? 1 : -1;
          Array.from(table.tBodies[0].rows)
            .map(function (row) { return [key(row, column), row]; })
            .sort(function (a, b) { return sign * compare(a[0], b[0]); })
            .forEach(function (pair) { table.tBodies[0].appendChild(pair[1]); });
        });
      });
    });
  })();
  """)

/// The SHA-256 of `pageScript` in base 64, by which the policy of the page knows it; a test holds the
/// two together.
let pageScriptHash = "Plvph9cUqMuYfm3cTZ9Y8Md5VOssO8PO0NFTlMgZYcI="
