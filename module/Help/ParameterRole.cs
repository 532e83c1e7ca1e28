namespace Aef.Help;

/// <summary>The role of a parameter in one set; <paramref name="Position"/> null means by name only.</summary>
public sealed record ParameterRole(string Set, bool IsMandatory, int? Position, bool FromPipeline, bool FromProperty)
{
    /// <summary>The words that PowerShell's help uses.</summary>
    public string PipelineInput => (FromPipeline, FromProperty) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
