global using AsyncMachine.Tests.Support;
