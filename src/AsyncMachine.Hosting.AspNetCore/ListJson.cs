using System.Text.Json.Serialization;

namespace AsyncMachine.Hosting.AspNetCore;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListedMachine[]))]
internal sealed partial class ListJson : JsonSerializerContext;
