namespace AsyncMachine;

/// <summary>The kinds of handlers, in the order in which a transition calls them.</summary>
public enum HandlerKind : byte
{
    /// <summary><c>FooExit</c>: Foo is about to be deactivated; may refuse.</summary>
    Exit,

    /// <summary><c>FooEnter</c>: Foo is about to be activated; may refuse.</summary>
    Enter,

    /// <summary><c>FooFoo</c>: Foo is active before and after; may refuse.</summary>
    Self,

    /// <summary><c>FooBar</c>: Foo is active before, Bar is in the target; may refuse.</summary>
    Pair,

    /// <summary><c>AnyEnter</c>: the last question before the commit; may refuse.</summary>
    AnyEnter,

    /// <summary><c>FooEnd</c>: Foo has been deactivated.</summary>
    End,

    /// <summary><c>FooState</c>: Foo has been activated.</summary>
    State,

    /// <summary><c>AnyState</c>: the transition was committed and all other handlers ran.</summary>
    AnyState,
}
