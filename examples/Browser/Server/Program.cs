using AsyncMachine;
using AsyncMachine.Examples.Browser;
using Microsoft.AspNetCore.StaticFiles;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
TimeSpan step = TimeSpan.Parse(builder.Configuration["Washer:Step"] ?? "00:00:03");
builder.Services.AddMachine<Washer>()
    .LogTransitions()
    .OnCreated((_, machine) =>
    {
        machine.Bind(new Drive(step, TimeProvider.System));
        machine.Add(Washer.DoorOpen);
    });
builder.Services.AddMachineServer().Host<Washer>();

WebApplication app = builder.Build();

// The page, as it was published; --webroot says where.
var types = new FileExtensionContentTypeProvider();
types.Mappings[".dat"] = "application/octet-stream";
app.UseDefaultFiles().UseStaticFiles(new StaticFileOptions { ContentTypeProvider = types });

app.MapMachines("/arpc");
app.MapMachineList("/machines");

// Somebody who stands before the machine and not before the page: pages learn of it all the same.
app.MapPost("/door/open", async (Machine<Washer> washer) => (await washer.AddAsync(Washer.DoorOpen)).ToString());
app.MapPost("/door/close", async (Machine<Washer> washer) => (await washer.AddAsync(Washer.DoorClosed)).ToString());

await app.RunAsync();
