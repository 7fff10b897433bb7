namespace AsyncMachine.Rpc;

/// <summary>
/// Asks for codecs of args that a program sends or receives without declaring a schema with them: those of a schema class of another
/// assembly, or a single type. <c>[assembly: ArgsCodecsFor&lt;Downloader&gt;]</c>
/// </summary>
/// <remarks>
/// Not needed for schema classes and <see cref="StateArgsAttribute"/> types of the project itself, nor for those of assemblies that use
/// AsyncMachine.Rpc themselves.
/// </remarks>
/// <typeparam name="T">A schema class, of which all args are meant, or an args type.</typeparam>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ArgsCodecsForAttribute<T> : Attribute;
