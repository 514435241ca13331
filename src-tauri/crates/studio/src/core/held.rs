//! What a use case keeps between two calls of a person: one value a type.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

type Values = HashMap<TypeId, Box<dyn Any + Send>>;

/// Values by their type, such as the dry run of a roster. They are gone when the workspace closes.
#[derive(Default)]
pub(crate) struct Held(Mutex<Values>);

impl Held {
    fn values(&self) -> MutexGuard<'_, Values> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a value in the place of an earlier one of its type.
    pub(crate) fn put<T: Send + 'static>(&self, value: T) {
        self.values().insert(TypeId::of::<T>(), Box::new(value));
    }

    /// Hands the value over; it is held no more.
    pub(crate) fn take<T: Send + 'static>(&self) -> Option<T> {
        let value = self.values().remove(&TypeId::of::<T>())?;
        value.downcast().ok().map(|value| *value)
    }

    /// The one value of its type that everybody shares, made when it is first asked for.
    pub(crate) fn shared<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut values = self.values();
        let held = values
            .entry(TypeId::of::<Arc<T>>())
            .or_insert_with(|| Box::new(Arc::<T>::default()));
        held.downcast_ref::<Arc<T>>().cloned().unwrap_or_default()
    }

    /// Looks at the value, if one is held.
    pub(crate) fn with<T: Send + 'static, R>(&self, look: impl FnOnce(Option<&T>) -> R) -> R {
        let values = self.values();
        look(
            values
                .get(&TypeId::of::<T>())
                .and_then(|value| value.downcast_ref()),
        )
    }

    /// Forgets the value.
    pub(crate) fn forget<T: Send + 'static>(&self) {
        self.values().remove(&TypeId::of::<T>());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_has_one_value_that_is_handed_over_once() {
        let held = Held::default();
        held.put(1_u32);
        held.put("words".to_owned());
        held.put(2_u32);
        assert_eq!(held.with(|number: Option<&u32>| number.copied()), Some(2));
        assert_eq!(held.take::<u32>(), Some(2));
        assert_eq!(held.take::<u32>(), None);
        held.forget::<String>();
        assert_eq!(held.take::<String>(), None);
    }
}
