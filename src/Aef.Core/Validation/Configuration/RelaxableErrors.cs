using System.Collections.Frozen;

namespace Aef.Core.Validation.Configuration;

/// <summary>
/// The errors that a configuration may lower or turn off: those about parts of a definition that are not in the compiled workflow or have
/// no effect. Every other error means that the output would be wrong or that Google would reject it.
/// </summary>
internal static class RelaxableErrors
{
    public static readonly FrozenSet<string> Codes = FrozenSet.Create(
        StringComparer.Ordinal,
        "AEF2022", // A key in defaults that has no effect.
        "AEF3022", "AEF3023", "AEF3025", // Schedules.
        "AEF3027", "AEF3028", // Inputs.
        "AEF4128", // Triggers, which only a local server has.
        "AEF4150", "AEF4151", "AEF4152", "AEF4155"); // Description, labels and names of schedules, which are not in the source.
}
