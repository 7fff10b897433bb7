namespace AsyncMachine.Conformance;

/// <summary>Cases that exist as schema classes.</summary>
internal static class Compiled
{
    /// <summary>Makes the machine of the class that was written from a case with this schema and these handlers; null if there is none.</summary>
    public static MachineMaker? MakerOf(Case played) =>
        Classes.Table.Makers.TryGetValue(CaseWriter.HashOfDefinition(played), out ClassMaker? maker) ? (_, script, options) => maker(script, options) : null;
}
