namespace AsyncMachine.Examples.Tests;

public sealed class PipesTests
{
    [Test]
    public async Task One_call_changes_three_machines_in_the_same_order_every_time()
    {
        ExampleResult result = await Example.RunAsync("Pipes", Example.RepositoryRoot);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.ReplaceLineEndings("\n"), Is.EqualTo(
            """
              boiler: +Start
              boiler: +Cold
              panel: +Blue
              maker: +Ordered
            an order: executed
              boiler: +Ready -Cold +Hot
              panel: -Blue
              maker: +WaterReady
              maker: +Brewing
              panel: +Busy
              panel: +Red
            the water is hot: executed
              maker: -Ordered -Brewing
              panel: -Busy
              panel: +Done
            the cup is full: executed
              boiler: +Cold -Hot
              panel: -Red
              panel: +Blue
              boiler: -Ready
              maker: -WaterReady
            the water cools: executed
              maker: +Ordered
            another order: executed
              boiler: +Exception
              maker: +Exception -Ordered +ErrBoiler
            the boiler fails: executed
            the maker knows: no water
              boiler: +Ready -Cold +Hot
              maker: +WaterReady
            the water is hot, but no pipe leads to the lamps: executed
            (Exception:1 Start:1 Ready:3 Hot:3) (Exception:1 WaterReady:3 ErrBoiler:1) (Done:1 Blue:3)
              boiler: -Start -Ready -Hot

            """));
    }
}
