// Listeners hear the whole process: tests run one after another.
[assembly: NonParallelizable]
