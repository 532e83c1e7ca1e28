using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Display;

namespace Aef.PowerShell.Binding;

/// <summary>Converts <c>-Retry 3</c> and <c>-Retry @{ MaxAttempts = 3; InitialDelaySeconds = 10 }</c> to a retry policy.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RetryPolicyAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PlainValue.Of(inputData) switch
    {
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when int.TryParse(text, CultureInfo.InvariantCulture, out var attempts) => new RetryPolicy(attempts),
        string text => throw new ArgumentTransformationMetadataException(
            StepRow.Locate($"\"{TerminalText.Clean(text)}\" is not a number of attempts.")),
        int attempts => new RetryPolicy(attempts),
        IDictionary map => FromMap(map),
        _ => inputData,
    };

    private static RetryPolicy FromMap(IDictionary map)
    {
        var policy = new RetryPolicy();
        foreach (DictionaryEntry entry in map)
        {
            policy = entry.Key.ToString()?.Replace("_", string.Empty, StringComparison.Ordinal).ToUpperInvariant() switch
            {
                "MAXATTEMPTS" => policy.WithMaxAttempts(LanguagePrimitives.ConvertTo<int>(entry.Value)),
                "INITIALDELAYSECONDS" => policy.WithInitialDelaySeconds(LanguagePrimitives.ConvertTo<double>(entry.Value)),
                "MAXDELAYSECONDS" => policy.WithMaxDelaySeconds(LanguagePrimitives.ConvertTo<double>(entry.Value)),
                "MULTIPLIER" => policy.WithMultiplier(LanguagePrimitives.ConvertTo<double>(entry.Value)),
                _ => throw new ArgumentTransformationMetadataException(
                    $"Unknown key \"{entry.Key}\" in a retry policy. "
                    + "Known keys: MaxAttempts, InitialDelaySeconds, MaxDelaySeconds and Multiplier."),
            };
        }

        return policy;
    }
}
