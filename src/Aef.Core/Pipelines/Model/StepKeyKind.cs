namespace Aef.Core.Pipelines.Model;

/// <summary>What the value of a step key is; reader, writer and schema have one case for each kind.</summary>
internal enum StepKeyKind
{
    /// <summary>A string; a number is read as what is written.</summary>
    Text,

    /// <summary>A string or a boolean.</summary>
    Condition,

    /// <summary>A number, also as a string.</summary>
    Number,

    /// <summary>A boolean; as in AEF, every string except false means true.</summary>
    Flag,

    /// <summary>The name of a <see cref="StepType"/>.</summary>
    Type,

    /// <summary>An object that belongs to the user.</summary>
    Object,

    /// <summary>An object that belongs to the user, or a string with AEF's JSON.</summary>
    Properties,

    /// <summary>A <see cref="RetryPolicy"/>.</summary>
    Retry,
}
