using Aef.Help;
using Aef.Tests.Architecture;

namespace Aef.Tests.PowerShell;

/// <summary>The cmdlets as metadata, read once.</summary>
internal static class CmdletMetadata
{
    public static IReadOnlyList<CmdletInfo> All { get; } = CmdletReader.Read(BuiltAssembly.PathOf("Aef.PowerShell"));

    public static TheoryData<string> Names => new(All.Select(c => c.Name));

    public static CmdletInfo Of(string name) => All.Single(c => c.Name == name);
}
