namespace Aef.Google.Publishing;

/// <summary>What a plan does with a resource.</summary>
public enum PlanAction
{
    /// <summary>Nothing: the resource is as the definition describes it.</summary>
    None,

    /// <summary>The resource is created.</summary>
    Create,

    /// <summary>The resource is changed.</summary>
    Update,

    /// <summary>The resource is deleted.</summary>
    Delete,
}
