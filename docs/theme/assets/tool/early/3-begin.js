// Makes the page's runner while the page is still being read, and starts it where it is sure to be needed.
"use strict";

(function () {
  const { Runner, keptAnswers, carriedFiles } = self.FilingClear;
  const { worker, manifest } = document.currentScript.dataset;
  const answers = keptAnswers.read();
  const region = typeof answers.home_region === "string" ? answers.home_region : null;
  const runner = new Runner({ workerUrl: worker, manifestUrl: manifest, files: carriedFiles, region });
  self.FilingClear.runner = runner;
  if (Object.keys(answers).length || location.hash) runner.start(); // they come back, or a link led them here
})();
