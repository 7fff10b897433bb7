namespace AsyncMachine.Generators.Models;

/// <summary>A type to which a generated part is added, and where it stands.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Containers">Headers of the containing types, outermost first: <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Header">Header of the type itself, without base types.</param>
/// <param name="Name">Its name as metadata has it.</param>
/// <param name="FullName">How other code names it: <c>global::Space.Outer&lt;T&gt;.Inner</c>.</param>
/// <param name="HintName">Name of the generated file, unless another class's differs by case only.</param>
internal sealed record ClassSpec(
    string Namespace, EquatableArray<string> Containers, string Header, string Name, string FullName, string HintName);
