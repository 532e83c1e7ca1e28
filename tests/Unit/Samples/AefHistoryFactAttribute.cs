namespace Aef.Tests.Samples;

/// <summary>A fact about the workflows that AEF generated; skipped, with a word about it, where the folder is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AefHistoryFactAttribute : FactAttribute
{
    public AefHistoryFactAttribute()
    {
        if (AefHistory.Folder is null)
        {
            Skip = "NOT TESTED: ../shared/data/aef/history, the workflows that AEF's generator wrote, is not there.";
        }
    }
}
