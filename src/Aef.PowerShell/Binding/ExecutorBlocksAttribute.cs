using System.Collections;
using System.Management.Automation;

namespace Aef.PowerShell.Binding;

/// <summary>A hashtable of executor names and script blocks; keys are converted to strings.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExecutorBlocksAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        switch (PlainValue.Of(inputData))
        {
            case null:
                return null;
            case ScriptBlock block:
                return new Hashtable(StringComparer.Ordinal) { ["*"] = block };
            case IDictionary map:
                var blocks = new Hashtable(StringComparer.Ordinal);
                foreach (DictionaryEntry entry in map)
                {
                    blocks[LanguagePrimitives.ConvertTo<string>(entry.Key)] = PlainValue.Of(entry.Value) as ScriptBlock
                        ?? throw new ArgumentTransformationMetadataException(
                            $"The executor \"{entry.Key}\" must be a script block; write @{{ '{entry.Key}' = {{ … }} }}.");
                }

                return blocks;
            default:
                return inputData;
        }
    }
}
