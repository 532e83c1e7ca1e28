namespace Aef.Tests.Samples;

/// <summary>A fact about Google's samples; skipped, with a word about it, when their folder is not set.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GoogleSamplesFactAttribute : FactAttribute
{
    public GoogleSamplesFactAttribute()
    {
        if (GoogleSamples.Folder is null)
        {
            Skip =
                $"NOT TESTED: {GoogleSamples.Variable} names no folder with the samples of GoogleCloudPlatform/workflows-samples (its folder src).";
        }
    }
}
